import { createTheme } from '@mantine/core';

/** Room for a thumb. */
const closeButton = { 'aria-label': 'Close', size: 'xl' };

/**
 * Plain objects for components: `Drawer.extend()` would pull the drawer into the first load.
 * Their scroll lock would inject a style element, which the page's policy refuses: `theme.css` does it.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // On a page as white as itself it would not be seen to lie over it.
    Combobox: { defaultProps: { shadow: 'md' } },
    Drawer: { defaultProps: { lockScroll: false } },
    DrawerCloseButton: { defaultProps: closeButton },
    Modal: {
      defaultProps: {
        lockScroll: false,
        attributes: { title: { 'data-home': true, tabIndex: -1 } },
      },
    },
    ModalCloseButton: { defaultProps: closeButton },
  },
});
