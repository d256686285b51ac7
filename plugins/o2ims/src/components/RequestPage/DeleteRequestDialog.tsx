import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { localOCloud, Request } from '@o2ims-portal/plugin-o2ims-common';
import { FormEvent, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { toMessage } from '../../lib/toMessage';
import { o2imsTranslationRef } from '../../translation';
import styles from './DeleteRequestDialog.module.css';

/** The name is what the person is asked for, so that is where the typing goes. */
function focusInput(form: HTMLFormElement | null) {
  form?.querySelector('input')?.focus();
}

/** Says what dies and which hosts come back, and wants the name typed before it deletes. */
export const DeleteRequestDialog = (props: {
  request: Request;
  onClose: () => void;
  onDeleted: () => void;
}) => {
  const { request, onClose, onDeleted } = props;
  const { kind, namespace, name, clusterName, hosts, oCloudId } = request;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const api = useApi(o2imsApiRef);
  const [typed, setTyped] = useState('');
  const [state, deleteRequest] = useAsyncFn(async () => {
    await api.deleteRequest({ kind, namespace, name });
    onDeleted();
  }, [api, kind, namespace, name, onDeleted]);
  const confirmed = typed.trim() === name;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (confirmed && !state.loading) {
      void deleteRequest();
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable={!state.loading}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
    >
      <form ref={focusInput} onSubmit={onSubmit} className={styles.form}>
        <DialogHeader>{t('request.delete.title', { name })}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="4">
            <Text>
              {clusterName
                ? t('request.delete.text', { cluster: clusterName })
                : t('request.delete.textNoCluster')}
            </Text>
            {hosts.length > 0 ? (
              <div>
                <Text>
                  {t('request.delete.hosts', { count: hosts.length })}
                </Text>
                <ul className={styles.hosts}>
                  {hosts.map(host => (
                    <li key={host.name}>{host.name}</li>
                  ))}
                </ul>
              </div>
            ) : (
              <Text color="secondary">
                {oCloudId === localOCloud
                  ? t('request.delete.noHosts')
                  : t('request.delete.hostsElsewhere', { oCloud: oCloudId })}
              </Text>
            )}
            <TextField
              label={t('request.delete.typeName', { name })}
              value={typed}
              onChange={setTyped}
              autoComplete="off"
            />
            {state.error && (
              <Alert
                status="danger"
                icon
                title={t('request.delete.failed')}
                description={toMessage(state.error)}
              />
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button
            variant="primary"
            destructive
            type="submit"
            isDisabled={!confirmed}
            isPending={state.loading}
          >
            {t('request.delete.confirm', { name })}
          </Button>
          <Button variant="secondary" onPress={onClose}>
            {t('request.delete.cancel')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
};
