import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import {
  o2imsRequestDeletePermission,
  Request,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { RiDeleteBin6Line } from '@remixicon/react';
import { useState } from 'react';
import { o2imsTranslationRef } from '../../translation';
import { DeleteRequestDialog } from './DeleteRequestDialog';

/** The button that asks for a request to be deleted, and the question that it asks first. */
export const DeleteRequest = (props: {
  request: Request;
  onDeleted: () => void;
}) => {
  const { request, onDeleted } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [open, setOpen] = useState(false);
  const { allowed, loading } = usePermission({
    permission: o2imsRequestDeletePermission,
    resourceRef: requestPath(request),
  });
  if (request.phase === 'DELETING') {
    return null;
  }
  const button = (
    <Button
      variant="secondary"
      destructive
      iconStart={<RiDeleteBin6Line />}
      isDisabled={!allowed}
      onPress={() => setOpen(true)}
    >
      {t('request.delete.button')}
    </Button>
  );
  return (
    <>
      {allowed || loading ? (
        button
      ) : (
        <TooltipTrigger>
          {button}
          <Tooltip>{t('request.delete.notAllowed')}</Tooltip>
        </TooltipTrigger>
      )}
      {open && (
        <DeleteRequestDialog
          request={request}
          onClose={() => setOpen(false)}
          onDeleted={() => {
            setOpen(false);
            onDeleted();
          }}
        />
      )}
    </>
  );
};
