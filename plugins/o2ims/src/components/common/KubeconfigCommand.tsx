import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
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
  const { name, namespace } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Flex direction="column" gap="2">
      <Text variant="body-small" color="secondary">
        {t('request.access.text')}
      </Text>
      <Command
        text={`kubectl get secret ${name}-kubeconfig -n ${namespace} -o jsonpath='{.data.value}' | base64 -d > ${name}.kubeconfig`}
        what={t('request.access.copy')}
      />
    </Flex>
  );
};
