import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Select,
  Skeleton,
  Text,
} from '@backstage/ui';
import { RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { useRequestManifests } from '../../hooks/useRequestManifests';
import { o2imsTranslationRef } from '../../translation';
import { Command } from '../common/Command';
import { ErrorNotice } from '../common/ErrorNotice';

/** The objects behind a request as YAML, one at a time. */
export const YamlTab = ({ request }: { request: RequestKey }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, refresh } = useRequestManifests(request);
  const [chosen, setChosen] = useState<string>();
  // an object that is gone leaves the place to the request itself
  const shown = value?.find(({ id }) => id === chosen) ?? value?.[0];
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.yaml.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          {error && (
            <ErrorNotice
              error={error}
              stale={Boolean(value)}
              onRetry={refresh}
            />
          )}
          {!value && !error && <Skeleton width="100%" height={200} />}
          {value && shown && (
            <>
              <Select
                label={t('request.yaml.object')}
                options={value.map(({ id, kind, name }) => ({
                  value: id,
                  label: `${kind} ${name}`,
                }))}
                selectedKey={shown.id}
                onSelectionChange={id => setChosen(String(id))}
              />
              <Command
                text={shown.yaml}
                what={t('request.yaml.copy', { name: shown.name })}
              />
              <Text variant="body-small" color="secondary">
                {t('request.yaml.text')}
              </Text>
            </>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
};
