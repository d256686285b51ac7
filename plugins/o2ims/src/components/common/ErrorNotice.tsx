import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { toMessage } from '../../lib/toMessage';
import { o2imsTranslationRef } from '../../translation';

/** Says why something could not be loaded, and lets try again. */
export const ErrorNotice = (props: {
  error: Error;
  /** Whether an earlier answer is still on the page. */
  stale?: boolean;
  onRetry: () => void;
}) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const title = props.stale ? t('error.stale') : t('error.title');
  return (
    <div role="alert">
      <Alert
        status={props.stale ? 'warning' : 'danger'}
        icon
        title={title}
        description={toMessage(props.error)}
        customActions={
          <Button variant="secondary" onPress={props.onRetry}>
            {t('error.retry')}
          </Button>
        }
      />
    </div>
  );
};
