import { condition, provisioningRequest } from '../__testUtils__/objects';
import { toRequestFromProvisioningRequest } from './toRequestFromProvisioningRequest';

const metadata = {
  name: 'direct',
  uid: 'uid-2',
  creationTimestamp: '2026-11-01T10:00:00Z',
};

describe('toRequestFromProvisioningRequest', () => {
  it('tells a request made at the O-Cloud, without the stage of FOCOM', () => {
    const request = toRequestFromProvisioningRequest(
      provisioningRequest(metadata, {
        provisioningStatus: {
          provisioningState: 'failed',
          provisioningMessage: 'Parameters are wrong',
          provisioningUpdateTime: '2026-11-01T10:00:01.000Z',
        },
        conditions: [
          condition('Validated', 'False', {
            reason: 'InvalidParameters',
            message: 'hosts: is required',
          }),
        ],
        extensions: { hosts: [{ name: 'byoh-1', role: 'worker' }] },
      }),
      { isSimulatedHost: () => true },
    );
    expect(request).toMatchObject({
      kind: 'o2ims',
      name: 'direct',
      remoteName: 'direct',
      phase: 'FAILED',
      message: 'Parameters are wrong',
      updatedAt: '2026-11-01T10:00:01.000Z',
      oCloudId: 'local',
      clusterName: 'direct',
      simulated: true,
    });
    expect(request.namespace).toBeUndefined();
    expect(request.stages[0]).toMatchObject({
      type: 'Validated',
      state: 'failed',
      reason: 'InvalidParameters',
      message: 'hosts: is required',
    });
  });

  it('waits for the operator of the O-Cloud', () => {
    const request = toRequestFromProvisioningRequest(
      provisioningRequest(metadata),
      { isSimulatedHost: () => false },
    );
    expect(request).toMatchObject({
      phase: 'PENDING',
      message: 'Waiting for the O2IMS operator to begin',
    });
  });
});
