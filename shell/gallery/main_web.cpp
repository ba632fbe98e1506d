#include "shell/gallery/gallery.hpp"
#include "shell/platform/web/web_platform.hpp"

int main() {
  // Both live as long as the page.
  static huifang::shell::WebPlatform platform;
  static huifang::shell::Gallery gallery;
  platform.run(gallery);
}
