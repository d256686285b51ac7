import { Select } from '@backstage/ui';
import styles from './FilterSelect.module.css';

const everything = '';

/** Narrows a list to one of some values. It is not shown while there is nothing to choose between. */
export const FilterSelect = (props: {
  label: string;
  /** What choosing nothing is called. */
  all: string;
  choices: { id: string; label: string }[];
  /** From how many choices on it is worth showing. */
  minimum?: number;
  value?: string;
  onChange: (value: string | undefined) => void;
}) => {
  const { label, all, choices, minimum = 2, value, onChange } = props;
  if (choices.length < minimum && value === undefined) {
    return null;
  }
  const known = choices.some(({ id }) => id === value);
  return (
    <Select
      className={styles.select}
      size="small"
      aria-label={label}
      options={[
        { id: everything, label: all },
        ...choices,
        // a link may name what is not there any more
        ...(value !== undefined && !known ? [{ id: value, label: value }] : []),
      ]}
      value={value ?? everything}
      onChange={key =>
        onChange(key === everything || key === null ? undefined : String(key))
      }
    />
  );
};
