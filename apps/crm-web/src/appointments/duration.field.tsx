import classes from './choice.module.css';

const usual = [15, 30, 45, 60, 90];

interface DurationFieldProps {
  /** null: cannot be said. */
  readonly minutes: number | null;
  readonly onChange: (minutes: number) => void;
}

/** The usual lengths; another one comes from the end time. */
export function DurationField({ minutes, onChange }: DurationFieldProps) {
  return (
    <fieldset className={classes['field']}>
      <legend className={classes['legend']}>Minutes</legend>
      <div className={classes['row']}>
        {usual.map((length) => (
          <label key={length} className={classes['choice']}>
            <input
              type="radio"
              name="minutes"
              checked={length === minutes}
              onChange={() => onChange(length)}
              className={classes['input']}
            />
            {length}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
