import { parseRequestCounts } from './parseRequestCounts';

describe('parseRequestCounts', () => {
  it('reads the requests, and nothing else', () => {
    const metrics = [
      '# TYPE operator_kubernetes_requests_total counter',
      'operator_kubernetes_requests_total{verb="watch",resource="leases"} 51',
      'operator_kubernetes_requests_total{verb="patch",resource="oclouds/status"} 7',
      'operator_informer_objects{resource="leases",selector=""} 3',
    ].join('\n');
    expect([...parseRequestCounts(metrics)]).toEqual([
      ['watch leases', 51],
      ['patch oclouds/status', 7],
    ]);
  });
});
