import { Button } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import { EmptyNotice } from './EmptyNotice';

/** Stands in a list that is narrowed to nothing, and leads back to all of it. */
export const NoMatch = (props: {
  title: string;
  clear: string;
  onClear: () => void;
}) => (
  <EmptyNotice icon={<RiFilterOffLine size={32} />} title={props.title}>
    <Button variant="secondary" onPress={props.onClear}>
      {props.clear}
    </Button>
  </EmptyNotice>
);
