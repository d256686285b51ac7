import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import {
  o2imsRequestApprovePermission,
  Request,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { toMessage } from '../../lib/toMessage';
import { o2imsTranslationRef } from '../../translation';

/** A draft that waits: what would come of it, and the button that has it executed, for who may. */
export const DraftNotice = (props: {
  request: Request;
  onApproved: () => void;
}) => {
  const { request, onApproved } = props;
  const { kind, namespace, name, preview } = request;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const api = useApi(o2imsApiRef);
  const { allowed, loading } = usePermission({
    permission: o2imsRequestApprovePermission,
    resourceRef: requestPath(request),
  });
  const [state, approve] = useAsyncFn(
    async (generation: number) => {
      await api.approveRequest({ kind, namespace, name }, generation);
      onApproved();
    },
    [api, kind, namespace, name, onApproved],
  );
  if (!preview) {
    return null;
  }
  const { generation, feasible, hosts, violations } = preview;
  return (
    <Alert
      status={violations.length > 0 ? 'danger' : 'info'}
      icon
      title={t('request.draft.title', { generation: `${generation}` })}
      description={
        <Flex direction="column" gap="2">
          <Text>{preview.message}</Text>
          {violations.length > 0 && (
            <ul>
              {violations.map(({ pointer, message }) => (
                <li key={`${pointer} ${message}`}>
                  <code>{pointer || '/'}</code> {message}
                </li>
              ))}
            </ul>
          )}
          {hosts.length > 0 && (
            <Text>
              {t('request.draft.hosts', {
                hosts: hosts.map(host => host.name).join(', '),
              })}
            </Text>
          )}
          <Text>{t(`request.draft.feasible.${feasible}`)}</Text>
          {!allowed && !loading && (
            <Text color="secondary">{t('request.draft.notAllowed')}</Text>
          )}
          {state.error && (
            <Text color="danger" role="alert">
              {toMessage(state.error)}
            </Text>
          )}
        </Flex>
      }
      customActions={
        allowed && (
          <Button
            variant="primary"
            isPending={state.loading}
            onPress={() => approve(generation)}
          >
            {t('request.draft.approve')}
          </Button>
        )
      }
    />
  );
};
