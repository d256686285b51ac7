import { isDeepStrictEqual } from 'node:util';
import { OCloud } from '@o2ims-portal/api';

/** Whether nothing of an OCloud has changed that matters to the requests on it; its numbers do not. */
export function isSameOCloud(
  oCloud: OCloud,
  previous: OCloud | undefined,
): boolean {
  const facts = ({ metadata, spec, status }: OCloud) => [
    metadata.uid,
    metadata.deletionTimestamp,
    metadata.finalizers,
    spec,
    status?.clusterId,
  ];
  return (
    previous !== undefined && isDeepStrictEqual(facts(oCloud), facts(previous))
  );
}
