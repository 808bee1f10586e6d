import classes from './choice.module.css';

const usual = [
  [15, '15 min'],
  [30, '30 min'],
  [45, '45 min'],
  [60, '1 h'],
  [90, '1½ h'],
] as const;

interface DurationFieldProps {
  /** null: cannot be said. */
  readonly minutes: number | null;
  readonly onChange: (minutes: number) => void;
}

/** The usual lengths; another one comes from the end time. */
export function DurationField({ minutes, onChange }: DurationFieldProps) {
  return (
    <fieldset className={classes['field']}>
      <legend className={classes['legend']}>Duration</legend>
      <div className={classes['row']}>
        {usual.map(([length, words]) => (
          <label key={length} className={classes['choice']}>
            <input
              type="radio"
              name="duration"
              checked={length === minutes}
              onChange={() => onChange(length)}
              className={classes['input']}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
