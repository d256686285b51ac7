import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { Request, RequestChange } from '@o2ims-portal/plugin-o2ims-common';
import { FormEvent, ReactNode, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { toMessage } from '../../lib/toMessage';
import { o2imsTranslationRef } from '../../translation';
import styles from './RequestChangeDialog.module.css';

/** Asks for one change of a request, and says why it is refused where it is. */
export const RequestChangeDialog = (props: {
  request: Request;
  title: string;
  confirm: string;
  /** What is to be changed; undefined as long as that is nothing, or cannot be meant. */
  change: Omit<RequestChange, 'generation'> | undefined;
  onClose: () => void;
  onChanged: () => void;
  children: ReactNode;
}) => {
  const { request, title, confirm, change, onClose, onChanged } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const api = useApi(o2imsApiRef);
  // what the person looked at when the dialog opened: a later change by somebody else is a conflict
  const [{ kind, namespace, name, generation }] = useState(request);
  const [state, send] = useAsyncFn(
    async (wanted: Omit<RequestChange, 'generation'>) => {
      await api.changeRequest(
        { kind, namespace, name },
        { generation, ...wanted },
      );
      onChanged();
    },
    [api, kind, namespace, name, generation, onChanged],
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (change && !state.loading) {
      void send(change);
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!state.loading}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
    >
      <form onSubmit={onSubmit} className={styles.form}>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="4">
            {props.children}
            {state.error && (
              <Alert
                status="danger"
                icon
                title={t('request.change.failed')}
                description={toMessage(state.error)}
              />
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button
            variant="primary"
            type="submit"
            isDisabled={!change}
            isPending={state.loading}
          >
            {confirm}
          </Button>
          <Button variant="secondary" onPress={onClose}>
            {t('request.change.cancel')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
};
