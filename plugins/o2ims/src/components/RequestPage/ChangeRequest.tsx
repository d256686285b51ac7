import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  o2imsRequestUpdatePermission,
  Request,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { useState } from 'react';
import { readWorkerCount } from '../../lib/workerCount';
import { o2imsTranslationRef } from '../../translation';
import { ParametersDialog } from './ParametersDialog';
import { ScaleDialog } from './ScaleDialog';
import { UpgradeDialog } from './UpgradeDialog';

const dialogs = {
  scale: ScaleDialog,
  upgrade: UpgradeDialog,
  edit: ParametersDialog,
};

/** What can be changed about a request, for who may; nothing of one that goes, or that was made at the O-Cloud itself. */
export const ChangeRequest = (props: {
  request: Request;
  onChanged: () => void;
}) => {
  const { request, onChanged } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const { allowed } = usePermission({
    permission: o2imsRequestUpdatePermission,
    resourceRef: requestPath(request),
  });
  if (!allowed || request.kind !== 'focom' || request.phase === 'DELETING') {
    return null;
  }
  const Opened = open && dialogs[open];
  const isCounted = readWorkerCount(request.templateParameters) !== undefined;
  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" iconEnd={<RiArrowDownSLine />}>
          {t('request.change.button')}
        </Button>
        <Menu>
          <MenuItem isDisabled={!isCounted} onAction={() => setOpen('scale')}>
            {t('request.scale.button')}
          </MenuItem>
          <MenuItem
            isDisabled={!request.kubernetesVersion}
            onAction={() => setOpen('upgrade')}
          >
            {t('request.upgrade.button')}
          </MenuItem>
          <MenuItem onAction={() => setOpen('edit')}>
            {t('request.edit.button')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {Opened && (
        <Opened
          request={request}
          onClose={() => setOpen(undefined)}
          onChanged={() => {
            setOpen(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
};
