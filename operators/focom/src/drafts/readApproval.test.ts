import { annotations } from '@o2ims-portal/api';
import { ManagedFields, toApproval } from './readApproval';

const fields = (annotation: string) => ({
  'f:metadata': { 'f:annotations': { '.': {}, [`f:${annotation}`]: {} } },
});
const entry = (manager: string, time: string): ManagedFields => ({
  manager,
  time,
  fieldsV1: fields(annotations.approve),
});

describe('toApproval', () => {
  it.each<[string, ManagedFields[] | undefined, object]>([
    ['no managed fields', undefined, {}],
    [
      'fields of others',
      [
        { ...entry('kubectl', 'T1'), fieldsV1: fields('other') },
        { manager: 'x' },
      ],
      {},
    ],
    [
      'one who approved',
      [
        { ...entry('portal', 'T2'), fieldsV1: { 'f:spec': {} } },
        entry('kubectl-annotate', 'T1'),
      ],
      {
        [annotations.approvedBy]: 'kubectl-annotate',
        [annotations.approvedAt]: 'T1',
      },
    ],
    [
      'several, the last of them',
      [entry('a', '2026-01-01T00:00:00Z'), entry('b', '2026-01-02T00:00:00Z')],
      {
        [annotations.approvedBy]: 'b',
        [annotations.approvedAt]: '2026-01-02T00:00:00Z',
      },
    ],
    [
      'one without a time',
      [{ manager: 'a', fieldsV1: fields(annotations.approve) }],
      { [annotations.approvedBy]: 'a' },
    ],
  ])('tells what is known from %s', (_, managedFields, known) => {
    expect(toApproval(3, managedFields)).toEqual({
      [annotations.approvedGeneration]: '3',
      ...known,
    });
  });
});
