import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { InformerHandler } from '@o2ims-portal/kubernetes-client';
import { aRequest } from '../../__testUtils__/objects';
import { ScalingRequests } from './ScalingRequests';

const plain = aRequest();
const elsewhere = aRequest({ metadata: { namespace: 'b', uid: '22222222-2' } });

function aScaling(
  name: string,
  status?: FocomProvisioningRequest['status'],
): FocomProvisioningRequest {
  return {
    ...plain,
    metadata: { ...plain.metadata, name, uid: name },
    spec: { operation: 'scale', clusterName: 'edge', targetWorkerCount: 1 },
    status,
  };
}

const done: FocomProvisioningRequest['status'] = {
  phase: 'FULFILLED',
  observedGeneration: 1,
  conditions: [
    {
      type: 'Submitted',
      status: 'True',
      reason: 'Succeeded',
      message: '',
      lastTransitionTime: '',
    },
  ],
};

describe('ScalingRequests', () => {
  let scaling: ScalingRequests;
  let told: Required<InformerHandler<FocomProvisioningRequest>>;

  const namesOf = (request: FocomProvisioningRequest) =>
    scaling.of(request).map(({ name }) => name);

  beforeEach(() => {
    scaling = ScalingRequests.create({
      addHandler: handler => {
        told = handler as typeof told;
        return () => undefined;
      },
    });
    [plain, aScaling('waiting'), aScaling('done', done)].forEach(request =>
      told.onAdd(request),
    );
  });

  it('has those that are not done, in the same namespace', () => {
    expect(scaling.of(plain)).toEqual([
      { namespace: plain.metadata.namespace, name: 'waiting' },
    ]);
    expect(namesOf(elsewhere)).toEqual([]);
  });

  it('has none for itself', () => {
    expect(namesOf(aScaling('waiting'))).toEqual([]);
  });

  it('forgets one that is done, and has it again when it asks for more', () => {
    const waiting = aScaling('waiting');
    told.onUpdate(aScaling('waiting', done), waiting);
    expect(namesOf(plain)).toEqual([]);
    const more = aScaling('waiting', done);
    more.metadata.generation = 2;
    told.onUpdate(more, waiting);
    expect(namesOf(plain)).toEqual(['waiting']);
  });

  it('forgets one that is gone', () => {
    told.onDelete(aScaling('waiting'));
    expect(namesOf(plain)).toEqual([]);
  });
});
