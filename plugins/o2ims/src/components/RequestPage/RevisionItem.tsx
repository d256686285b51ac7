import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Text } from '@backstage/ui';
import {
  o2imsRequestUpdatePermission,
  Request,
  requestPath,
  Revision,
} from '@o2ims-portal/plugin-o2ims-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { diffValues } from '../../lib/diffValues';
import { toMessage } from '../../lib/toMessage';
import { o2imsTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import { Pill } from '../common/Pill';
import { TimeAgo } from '../common/TimeAgo';
import styles from './RevisionsTab.module.css';

function toText(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value);
}

/** One revision: who had it executed and when, what is different, and the way back to it. */
export const RevisionItem = (props: {
  revision: Revision;
  request: Request;
  now: number;
  onRestored: () => void;
}) => {
  const { revision, request, now, onRestored } = props;
  const { kind, namespace, name } = request;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const api = useApi(o2imsApiRef);
  const { allowed } = usePermission({
    permission: o2imsRequestUpdatePermission,
    resourceRef: requestPath(request),
  });
  const [state, restore] = useAsyncFn(async () => {
    await api.restoreRevision({ kind, namespace, name }, revision.revision);
    onRestored();
  }, [api, kind, namespace, name, revision.revision, onRestored]);
  const specOf = (from: Request | Revision) => ({
    description: from.description,
    templateName: from.templateName,
    templateVersion: from.templateVersion,
    templateParameters: from.templateParameters,
  });
  const differences = diffValues(specOf(request), specOf(revision));
  return (
    <li className={styles.revision}>
      <div className={styles.head}>
        <Text weight="bold">
          {t('request.revisions.number', { number: `${revision.revision}` })}
        </Text>
        {revision.inForce && (
          <Pill tone="success">{t('request.revisions.inForce')}</Pill>
        )}
        <TimeAgo time={revision.createdAt} now={now} />
        {revision.approvedBy && (
          <span>
            {t('request.revisions.approvedBy')}{' '}
            <EntityLink entityRef={revision.approvedBy} />
          </span>
        )}
        {allowed && differences.length > 0 && (
          <Button
            variant="secondary"
            size="small"
            isPending={state.loading}
            onPress={() => restore()}
            aria-label={t('request.revisions.restoreNumber', {
              number: `${revision.revision}`,
            })}
          >
            {t('request.revisions.restore')}
          </Button>
        )}
      </div>
      {differences.length > 0 ? (
        <ul className={styles.differences}>
          {differences.map(({ pointer, before, after }) => (
            <li key={pointer}>
              <code>{pointer}</code> <del>{toText(before)}</del>{' '}
              <ins>{toText(after)}</ins>
            </li>
          ))}
        </ul>
      ) : (
        <Text color="secondary">{t('request.revisions.same')}</Text>
      )}
      {state.error && (
        <Text color="danger" role="alert">
          {toMessage(state.error)}
        </Text>
      )}
    </li>
  );
};
