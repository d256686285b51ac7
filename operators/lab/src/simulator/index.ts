export { faultAnnotation, hostFaults } from './faults';
export { Simulator } from './Simulator';
export type { SimulatorOptions } from './SimulatorOptions';
export type { SimulatorPlane } from './SimulatorPlane';
