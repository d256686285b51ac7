import { MachineV1beta1 as Machine, resourceTypes } from '@o2ims-portal/api';
import { partsOf } from './planMachineParts';
import { planTemplateMetadata, TemplateMetadata } from './planTemplateMetadata';
import { Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

/** Passes a template's labels and annotations on to machines that are there, and to what they were made of. */
export function planMachineMetadata(
  view: ClusterView,
  machines: readonly Machine[],
  template: TemplateMetadata,
  plan: Plan,
): void {
  for (const machine of machines.filter(it => !isDeleting(it))) {
    const { byoMachine, config } = partsOf(view, machine);
    planTemplateMetadata(plan, resourceTypes.machine, machine, template);
    if (byoMachine) {
      planTemplateMetadata(
        plan,
        resourceTypes.byoMachine,
        byoMachine,
        template,
      );
    }
    if (config) {
      planTemplateMetadata(plan, resourceTypes.kubeadmConfig, config, template);
    }
  }
}
