import styles from './Logo.module.css';

/** The portal's mark: a rack of servers in the O of O-Cloud. */
export const LogoIcon = () => (
  <svg
    className={styles.icon}
    viewBox="0 0 32 32"
    aria-hidden="true"
    focusable="false"
  >
    <circle
      cx="16"
      cy="16"
      r="12.5"
      fill="none"
      stroke="#5ec8b8"
      strokeWidth="3"
    />
    <path
      d="M9 12.5h14M9 19.5h14"
      stroke="#ffffff"
      strokeWidth="3"
      strokeLinecap="round"
    />
    <circle cx="21" cy="12.5" r="2" fill="#5ec8b8" />
    <circle cx="21" cy="19.5" r="2" fill="#5ec8b8" />
  </svg>
);
