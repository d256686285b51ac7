import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextAreaField } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { parseParameters } from '../../lib/parseParameters';
import { o2imsTranslationRef } from '../../translation';
import { RequestChangeDialog } from './RequestChangeDialog';

/** Lets all parameters be edited, as JSON; the backend judges them by the template's schema. */
export const ParametersDialog = (props: {
  request: Request;
  onClose: () => void;
  onChanged: () => void;
}) => {
  const { request } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [before] = useState(() =>
    JSON.stringify(request.templateParameters, undefined, 2),
  );
  const [typed, setTyped] = useState(before);
  const { parameters, problem } = parseParameters(typed);
  return (
    <RequestChangeDialog
      {...props}
      title={t('request.edit.title', { name: request.name })}
      confirm={t('request.edit.confirm')}
      change={
        parameters && typed !== before
          ? { templateParameters: parameters }
          : undefined
      }
    >
      <TextAreaField
        label={t('request.edit.parameters')}
        description={t('request.edit.hint')}
        rows={16}
        value={typed}
        onChange={setTyped}
        spellCheck="false"
      />
      {problem && (
        <Text color="danger" role="alert">
          {t('request.edit.noJson', { problem })}
        </Text>
      )}
    </RequestChangeDialog>
  );
};
