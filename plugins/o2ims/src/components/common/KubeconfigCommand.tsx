import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { kubeconfigCommand } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { Command } from './Command';

/**
 * The command that reads a cluster's kubeconfig where Cluster API keeps it. The credentials themselves never come
 * to the browser.
 */
export const KubeconfigCommand = (props: {
  name: string;
  namespace: string;
}) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Flex direction="column" gap="2">
      <Text variant="body-small" color="secondary">
        {t('request.access.text')}
      </Text>
      <Command
        text={kubeconfigCommand(props)}
        what={t('request.access.copy')}
      />
    </Flex>
  );
};
