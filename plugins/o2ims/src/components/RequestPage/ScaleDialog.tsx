import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { readWorkerCount, withWorkerCount } from '../../lib/workerCount';
import { o2imsTranslationRef } from '../../translation';
import { RequestChangeDialog } from './RequestChangeDialog';

/** Asks how many workers a cluster is to have. */
export const ScaleDialog = (props: {
  request: Request;
  onClose: () => void;
  onChanged: () => void;
}) => {
  const { request } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const current = readWorkerCount(request.templateParameters) ?? 0;
  const [count, setCount] = useState(current);
  const isMeant = Number.isInteger(count) && count >= 0 && count !== current;
  return (
    <RequestChangeDialog
      {...props}
      title={t('request.scale.title', { name: request.name })}
      confirm={t('request.scale.confirm')}
      change={
        isMeant
          ? {
              templateParameters: withWorkerCount(
                request.templateParameters,
                count,
              ),
            }
          : undefined
      }
    >
      <NumberField
        label={t('request.scale.workers')}
        minValue={0}
        step={1}
        value={count}
        onChange={setCount}
      />
      <Text color="secondary">
        {count < current ? t('request.scale.less') : t('request.scale.more')}
      </Text>
    </RequestChangeDialog>
  );
};
