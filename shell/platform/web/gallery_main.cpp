// The program of /?gallery: the widgets, without storage and network.

#include <memory>
#include <utility>

#include "shell/gallery/gallery.hpp"
#include "shell/platform/web/web_platform.hpp"

int main() {
  using namespace huifang;
  static shell::WebPlatform platform;
  Result<Catalog> catalog = shell::gallery_catalog();
  if (!catalog) return 1;  // A test loads it natively, so this is a build that was not tested.
  static shell::Gallery gallery(platform, *std::move(catalog));
  platform.run(gallery);
  return 0;
}
