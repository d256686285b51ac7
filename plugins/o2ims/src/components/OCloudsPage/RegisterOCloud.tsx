import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { o2imsTranslationRef } from '../../translation';
import { Command } from '../common/Command';

/** `west` stands for the name that the person gives. */
const command = `kubectl create secret generic west --from-file=kubeconfig=west.kubeconfig
kubectl apply -f - <<'YAML'
apiVersion: focom.nephio.org/v1alpha1
kind: OCloud
metadata: { name: west, namespace: default }
spec:
  o2imsSecret:
    secretRef: { name: west, namespace: default }
YAML`;

/** How another cluster becomes an O-Cloud that requests can name. */
export const RegisterOCloud = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <>
      <Text color="secondary">{t('oClouds.none.account')}</Text>
      <Text color="secondary">{t('oClouds.none.register')}</Text>
      <Command text={command} what={t('oClouds.none.copy')} />
    </>
  );
};
