package dev.hone.browser;

/// The sizes of screen that the atlas is looked at on, in CSS pixels.
enum Screen {
    SMALL_PHONE(320, 640),
    PHONE(390, 844),
    TABLET(768, 1024),
    LAPTOP(1440, 900),
    WIDE(1920, 1080);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    boolean isPhone() {
        return width < 500;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
