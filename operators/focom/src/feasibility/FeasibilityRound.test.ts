import { ProvisioningRequest } from '@o2ims-portal/api';
import { byoHost, hostLease } from '@o2ims-portal/host-rules/testing';
import { aClusterTemplate, aRemote, aRequest } from '../__testUtils__/objects';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { SingleRequest } from '../requests/SingleRequest';
import { FeasibilityRound } from './FeasibilityRound';
import { WaitingRequests } from './WaitingRequests';

/** Asks for a cluster on one host, whichever that is. */
function aCluster(cluster: string): SingleRequest {
  const request = aRequest();
  const templateParameters = {
    clusterName: cluster,
    controlPlane: { replicas: 1 },
  };
  return {
    ...request,
    cluster,
    spec: { ...request.spec, templateParameters },
  };
}

const [a, b, c] = ['a', 'b', 'c'].map(aCluster);

/** On an O-Cloud with two hosts. */
function aRound(remotes: ProvisioningRequest[] = [], reserved?: string) {
  const hosts = ['1', '2'].map(hostId =>
    byoHost({ name: `byoh-${hostId}`, hostId }),
  );
  const leases = remotes.flatMap(({ metadata }) =>
    reserved ? [hostLease({ host: reserved, holder: metadata.uid! })] : [],
  );
  const cloud = {
    requests: { list: () => remotes },
    inventory: {
      isKnown: true,
      hosts: () => hosts,
      leases: () => leases,
      templates: () => [aClusterTemplate()],
    },
  } as unknown as RemoteCloud;
  const waiting = WaitingRequests.create();
  const round = FeasibilityRound.create({ cloud, waiting });
  return { round, waiting, cloud };
}

describe('FeasibilityRound', () => {
  it('offers no host to one that another would get', () => {
    const { round } = aRound();
    expect([a, b].map(request => round.problem(request))).toEqual([
      undefined,
      undefined,
    ]);
    expect(round.problem(c)).toMatchObject({ reason: 'NotEnoughHosts' });
    expect(
      [...round.answers].map(([name, { status }]) => `${name} ${status}`),
    ).toEqual(['a True', 'b True', 'c False']);
  });

  it('nor one that was sent and has not got its host yet', () => {
    const remote = aRemote(a, { metadata: { uid: 'a' } });
    const { round } = aRound([remote]);
    round.promise(a, remote);
    expect(round.problem(b)).toBeUndefined();
    expect(round.problem(c)).toMatchObject({ reason: 'NotEnoughHosts' });
    expect([...round.answers.keys()]).toEqual(['b', 'c']);
  });

  it('promises nothing to one that has its host', () => {
    const remote = aRemote(a, {
      metadata: { uid: 'a' },
      status: {
        conditions: [
          {
            type: 'HostsReserved',
            status: 'True',
            reason: 'Succeeded',
            message: '',
            lastTransitionTime: '',
          },
        ],
      },
    });
    const { round } = aRound([remote], 'byoh-1');
    round.promise(a, remote);
    expect(round.problem(b)).toBeUndefined();
    expect(round.problem(c)).toMatchObject({ reason: 'NotEnoughHosts' });
  });

  it('asks about drafts whatever is in their way', () => {
    const { round, waiting, cloud } = aRound();
    [a, b, c].forEach(request => round.ask(request));
    expect([...round.answers.values()].map(({ status }) => status)).toEqual([
      'True',
      'True',
      'False',
    ]);
    const [host] = cloud.inventory.hosts();
    expect(waiting.ofHost(cloud.inventory, host)).toEqual([
      { namespace: 'default', name: 'edge' },
    ]);
  });
});
