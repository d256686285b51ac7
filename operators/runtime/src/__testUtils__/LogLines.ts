import { Logger, LogMethod } from '../logging';

/** A line as it was logged. */
export interface LogLine {
  level: string;
  message: string;
  fields: Record<string, unknown>;
}

/** Keeps what is logged, and lets tests wait for it. */
export class LogLines {
  readonly lines: LogLine[] = [];
  readonly #listeners = new Set<() => void>();
  readonly logger: Logger = this.#createLogger({});

  /** Waits until a line with this text was logged. */
  async whenLogged(text: string | RegExp): Promise<LogLine> {
    return new Promise(resolve => {
      const look = () => {
        const found = this.lines.find(({ message }) =>
          typeof text === 'string'
            ? message.includes(text)
            : text.test(message),
        );
        if (found) {
          this.#listeners.delete(look);
          resolve(found);
        }
      };
      this.#listeners.add(look);
      look();
    });
  }

  #createLogger(bound: Record<string, unknown>): Logger {
    const method =
      (level: string): LogMethod =>
      (first: object | string, second?: string) => {
        const [fields, message] =
          typeof first === 'string' ? [{}, first] : [first, second ?? ''];
        this.lines.push({ level, message, fields: { ...bound, ...fields } });
        this.#listeners.forEach(look => look());
      };
    return {
      debug: method('debug'),
      info: method('info'),
      warn: method('warn'),
      error: method('error'),
      child: fields => this.#createLogger({ ...bound, ...fields }),
    };
  }
}
