import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Card,
  CardBody,
  CardHeader,
  Text,
} from '@backstage/ui';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { useMemo, useState } from 'react';
import { TemplateGroup } from '../../lib/groupTemplates';
import { toParameterRows } from '../../lib/toParameterRows';
import { o2imsTranslationRef } from '../../translation';
import { ParameterTable } from './ParameterTable';
import styles from './TemplateCard.module.css';
import { TemplateFacts } from './TemplateFacts';
import { VersionSelect } from './VersionSelect';

/** A template in one of its versions: what it gives, where, what it asks for, and the way to use it. */
export const TemplateCard = (props: {
  group: TemplateGroup;
  /** Left out while they are not known. */
  oClouds?: OCloud[];
}) => {
  const { group, oClouds } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [version, setVersion] = useState<string>();
  const template =
    group.versions.find(candidate => candidate.version === version) ??
    group.versions[0];
  const { name, description, parameterSchema } = template;
  const rows = useMemo(
    () => toParameterRows(parameterSchema),
    [parameterSchema],
  );
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <Text as="h2" variant="title-x-small" title={name}>
            {name}
          </Text>
          <VersionSelect
            versions={group.versions}
            value={template.version}
            onChange={setVersion}
          />
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          {description && <Text color="secondary">{description}</Text>}
          <TemplateFacts template={template} oClouds={oClouds} />
          {rows.length > 0 && (
            <Accordion>
              <AccordionTrigger
                title={t('templates.parameters.title', {
                  count: rows.filter(({ depth }) => depth === 0).length,
                })}
              />
              <AccordionPanel>
                <ParameterTable
                  rows={rows}
                  label={t('templates.parameters.label', { name })}
                />
              </AccordionPanel>
            </Accordion>
          )}
        </div>
      </CardBody>
    </Card>
  );
};
