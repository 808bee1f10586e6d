import { Icon } from '../page/icons.js';

export const PlaceIcon = () => (
  <Icon>
    <path d="M12 21c4.5-4.6 6.8-8.2 6.8-11A6.8 6.8 0 0 0 5.2 10c0 2.8 2.3 6.4 6.8 11Z" />
    <circle cx="12" cy="10" r="2.4" />
  </Icon>
);

export const CallIcon = () => (
  <Icon>
    <path d="M5 4.500h3.200l1.5 4-2 1.500a11 11 0 0 0 6.3 6.300l1.5-2 4 1.500V19a1.5 1.5 0 0 1-1.6 1.500A15.5 15.5 0 0 1 3.5 6.1 1.5 1.5 0 0 1 5 4.500Z" />
  </Icon>
);
