import { SlowNotice } from '../page/slow.notice.js';
import classes from './opening.module.css';

/** Before it is known who is signed in, and so what to show. */
export function Opening() {
  return (
    <main className={classes['opening']} aria-busy="true">
      <p className={classes['name']}>ALT</p>
      <SlowNotice />
    </main>
  );
}
