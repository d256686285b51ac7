import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import styles from './Logo.module.css';
import { LogoIcon } from './LogoIcon';

/** The portal's mark with its name. */
export const LogoFull = () => {
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'O-Cloud Portal';
  return (
    <span className={styles.full}>
      <LogoIcon />
      <span className={styles.name}>{title}</span>
    </span>
  );
};
