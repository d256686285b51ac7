import { sampleOCloud } from '../../__testUtils__/samples';
import { findObstacle } from './findObstacle';

const wanted = {
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
};

describe('findObstacle', () => {
  it.each([
    ['that is there', {}, wanted, undefined],
    [
      'that does not say what it has',
      { templates: undefined },
      wanted,
      undefined,
    ],
    [
      'without the template, when any will do',
      { templates: [] },
      {},
      undefined,
    ],
    [
      'that is not available',
      { isAvailable: false, message: 'No answer' },
      wanted,
      { kind: 'unavailable', why: 'No answer' },
    ],
    [
      'with another version of the template',
      { templates: [{ name: 'byoh-workload-cluster', version: 'v0.9.0' }] },
      wanted,
      { kind: 'noTemplate', template: 'byoh-workload-cluster v1.0.0' },
    ],
    [
      'with any version of the template',
      { templates: [{ name: 'byoh-workload-cluster', version: 'v0.9.0' }] },
      { templateName: 'byoh-workload-cluster' },
      undefined,
    ],
  ])('looks at an O-Cloud %s', (_, change, template, expected) => {
    expect(findObstacle(sampleOCloud(change), template)).toEqual(expected);
  });
});
