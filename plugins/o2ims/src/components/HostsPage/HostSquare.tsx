import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Tooltip, TooltipTrigger } from '@backstage/ui';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { useHostHref } from '../../hooks/useHostHref';
import { useHostStateText } from '../../hooks/useHostStateText';
import { o2imsTranslationRef } from '../../translation';
import { hostStateLooks } from '../common/hostStateLooks';
import styles from './HostsGrid.module.css';

/** A host as a square that tells its state by colour and icon, and the rest when it is pointed at or reached by key. */
export const HostSquare = ({ host }: { host: Host }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const hostHref = useHostHref();
  const stateText = useHostStateText();
  const { name, state, clusterName, request } = host;
  const { Icon } = hostStateLooks[state];
  const parts = {
    name,
    state: stateText(state),
    by: clusterName ?? request ?? '',
  };
  const text = parts.by
    ? t('hosts.grid.squareOf', parts)
    : t('hosts.grid.square', parts);
  return (
    <TooltipTrigger delay={200}>
      <Link
        className={styles.square}
        href={hostHref(host)}
        aria-label={text}
        data-state={state}
      >
        <Icon size={14} />
      </Link>
      <Tooltip>{text}</Tooltip>
    </TooltipTrigger>
  );
};
