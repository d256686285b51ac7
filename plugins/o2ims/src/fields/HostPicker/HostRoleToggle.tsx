import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { o2imsTranslationRef } from '../../translation';
import { HostRole } from './selection';

const roles: HostRole[] = ['none', 'master', 'worker'];

/** Three buttons of which one is down. */
export const HostRoleToggle = (props: {
  host: string;
  role: HostRole;
  isDisabled?: boolean;
  onRole: (role: HostRole) => void;
}) => {
  const { host, role, isDisabled, onRole } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('hostPicker.role', { host })}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[role]}
      onSelectionChange={([next]) => next && onRole(next as HostRole)}
    >
      {roles.map(id => (
        <ToggleButton key={id} id={id}>
          {t(`hostPicker.roles.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
