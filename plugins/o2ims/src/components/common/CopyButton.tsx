import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { o2imsTranslationRef } from '../../translation';

const shownMs = 2_000;

/** Copies a text; `what` names it in the button's label. */
export const CopyButton = (props: { text: string; what: string }) => {
  const { text, what } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <ButtonIcon
        variant="tertiary"
        aria-label={t('copy.label', { what })}
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={() => {
          copy(text);
          setCopied(true);
        }}
      />
      <VisuallyHidden aria-live="polite">
        {copied ? t('copy.done') : ''}
      </VisuallyHidden>
    </>
  );
};
