#include <array>
#include <string>
#include <vector>

#include "shell/gallery/page.hpp"
#include "shell/gallery/samples.hpp"
#include "shell/widgets/process_map.hpp"

namespace huifang::shell {
namespace {

constexpr std::size_t kNodes = 10;

// How a complaint goes.
class MapPage final : public GalleryPage {
 public:
  bool fills_pane() const override { return true; }

  void draw(Ui& ui, const Speech& say) override {
    FrameList<MapNode> nodes(ui.memory());
    for (std::size_t at = 0; at < kNodes; ++at)
      nodes.push_back({.key = static_cast<RowKey>(at + 1),
                       .title = text_of(say, "gallery.map.node.", at + 1),
                       .count = text_of(say, "gallery.map.count.", at + 1),
                       .stuck = at == 2 || at == 7,
                       .question = at == 6});
    const std::array<std::string_view, 4> labels{
        say.say("gallery.map.yes"), say.say("gallery.map.again"), say.say("gallery.map.second_no"),
        say.say("gallery.map.late")};
    FrameList<MapEdge> edges(ui.memory());
    for (const Way& way : kWays)
      edges.push_back({.from = way.from,
                       .to = way.to,
                       .label = way.label < 0 ? std::string_view()
                                              : labels[static_cast<std::size_t>(way.label)],
                       .dashed = way.label == 3});
    const std::string_view name = say.say("gallery.map.name"), in = say.say("gallery.map.zoom_in"),
                           out = say.say("gallery.map.zoom_out"),
                           from = say.say("gallery.map.from"), to = say.say("gallery.map.to");
    process_map(ui, "map", name, nodes, edges, kPlaces, state_,
                {.zoom_in = in, .zoom_out = out, .from = from, .to = to});
  }

 private:
  struct Way {
    int from, to, label;
  };
  static constexpr std::array kWays{Way{0, 1, -1}, Way{1, 2, -1}, Way{2, 3, -1}, Way{3, 4, -1},
                                    Way{4, 5, -1}, Way{5, 6, -1}, Way{6, 8, 0},  Way{6, 4, 1},
                                    Way{6, 7, 2},  Way{2, 7, 3},  Way{8, 9, -1}};
  // By hand, as the designers drew it; lay_out_graph() would make one long row of it.
  static constexpr std::array<GraphPlace, kNodes> kPlaces{
      {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {2, 1}, {2, 2}, {3, 2}, {1, 2}, {0, 2}}};
  MapState state_;
};

}  // namespace

std::unique_ptr<GalleryPage> make_map_page() { return std::make_unique<MapPage>(); }

}  // namespace huifang::shell
