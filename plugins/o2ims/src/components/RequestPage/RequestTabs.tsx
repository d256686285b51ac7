import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useRequestHref } from '../../hooks/useRequestHref';
import {
  parseRequestTab,
  RequestTab,
  requestTabs,
} from '../../lib/requestTabs';
import { o2imsTranslationRef } from '../../translation';
import { RequestAccess } from './RequestAccess';
import { RequestHosts } from './RequestHosts';
import { RequestParameters } from './RequestParameters';
import styles from './RequestTabs.module.css';
import { Timeline } from './Timeline';

const EventsTab = lazy(() =>
  import('./EventsTab').then(m => ({ default: m.EventsTab })),
);
const ResourcesTab = lazy(() =>
  import('./ResourcesTab').then(m => ({ default: m.ResourcesTab })),
);
const RevisionsTab = lazy(() =>
  import('./RevisionsTab').then(m => ({ default: m.RevisionsTab })),
);
const YamlTab = lazy(() =>
  import('./YamlTab').then(m => ({ default: m.YamlTab })),
);

/** The parts of a request's page that are looked at one at a time; which one is in the page's path. */
export const RequestTabs = (props: { request: Request; now: number }) => {
  const { request, now } = props;
  const { kind, namespace, name } = request;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const navigate = useNavigate();
  const requestHref = useRequestHref();
  const selected = parseRequestTab(useParams().tab);
  const key = { kind, namespace, name };

  const content = (tab: RequestTab) => {
    switch (tab) {
      case 'resources':
        return <ResourcesTab request={key} now={now} />;
      case 'hosts':
        return <RequestHosts request={request} />;
      case 'events':
        return <EventsTab request={key} now={now} />;
      case 'yaml':
        return <YamlTab request={key} />;
      case 'revisions':
        return <RevisionsTab request={request} now={now} />;
      case 'parameters':
        return <RequestParameters request={request} />;
      default:
        return (
          <>
            {/* deletion undoes the stages in no order that a person could follow */}
            {request.phase !== 'DELETING' && (
              <Timeline request={request} now={now} />
            )}
            {request.phase === 'FULFILLED' && (
              <RequestAccess request={request} />
            )}
          </>
        );
    }
  };
  return (
    <Tabs
      selectedKey={selected}
      onSelectionChange={tab => navigate(`${requestHref(key)}/${tab}`)}
    >
      <TabList aria-label={t('request.tabs.label')}>
        {requestTabs.map(tab => (
          <Tab key={tab} id={tab}>
            {t(`request.tabs.${tab}`)}
          </Tab>
        ))}
      </TabList>
      {requestTabs.map(tab => (
        <TabPanel key={tab} id={tab}>
          <div className={styles.panel}>
            <Suspense fallback={<Skeleton width="100%" height={200} />}>
              {content(tab)}
            </Suspense>
          </div>
        </TabPanel>
      ))}
    </Tabs>
  );
};
