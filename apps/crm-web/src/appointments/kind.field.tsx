import { type Kind, kindWords } from './kind.words.js';
import classes from './choice.module.css';

interface KindFieldProps {
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
}

/** All of them in sight: one tap chooses. */
export function KindField({ value, onChange }: KindFieldProps) {
  return (
    <fieldset className={classes['field']}>
      <legend className={classes['legend']}>Kind</legend>
      <div className={classes['pairs']}>
        {(Object.keys(kindWords) as Kind[]).map((kind) => (
          <label key={kind} className={classes['choice']}>
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={kind === value}
              onChange={() => onChange(kind)}
              className={classes['input']}
            />
            {kindWords[kind]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
