#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "shell/gallery/page.hpp"
#include "shell/views/picture_words.hpp"

namespace huifang::shell {
namespace {

constexpr int kUndoMs = 8'000;
constexpr std::array kIcons{Icon::kBuilding, Icon::kStorage, Icon::kPerson, Icon::kGift};

// A name written by hand.
Signature sample_signature() {
  const auto stroke = [](std::initializer_list<InkPoint> points) {
    InkStroke made;
    float time = 0;
    for (InkPoint point : points) {
      point.time_ms = time += 40.0F;
      made.push_back(point);
    }
    return made;
  };
  return {.strokes = {stroke({{0.24F, 0.14F},
                              {0.30F, 0.13F},
                              {0.29F, 0.18F},
                              {0.25F, 0.20F},
                              {0.31F, 0.21F},
                              {0.30F, 0.28F},
                              {0.27F, 0.30F}}),
                      stroke({{0.36F, 0.12F}, {0.38F, 0.20F}, {0.37F, 0.29F}, {0.40F, 0.27F}}),
                      stroke({{0.43F, 0.14F}, {0.37F, 0.21F}}),
                      stroke({{0.35F, 0.21F}, {0.44F, 0.20F}}),
                      stroke({{0.39F, 0.21F}, {0.43F, 0.27F}, {0.48F, 0.29F}}),
                      stroke({{0.54F, 0.26F},
                              {0.58F, 0.16F},
                              {0.60F, 0.27F},
                              {0.64F, 0.20F},
                              {0.66F, 0.27F},
                              {0.70F, 0.21F},
                              {0.78F, 0.25F}})},
          .cleared = {}};
}

// The signature and the photos.
class PadPage final : public GalleryPage {
 public:
  void draw(Ui& ui, const Speech& say) override {
    begin_sample(ui, say.say("gallery.pad.signature"));
    draw_pad(ui, say);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.pad.signed"));
    const float height = ui.available_width() * 0.42F;
    const Rect rest = ui.take(std::min(height, 150.0F));
    const Rect place{rest.left, rest.top, rest.left + rest.height() / 0.42F, rest.bottom};
    draw_signature(ui, place, sample_);
    end_sample(ui);
    begin_sample(ui, say.say("gallery.pad.photos"));
    draw_photos(ui, say);
    if (!problem_.empty()) {
      ui.gap(space(2));
      banner(ui, "problem",
             {.icon = Icon::kStRefused, .tone = Tone::kRefused, .words = problem_, .alert = true});
    }
    end_sample(ui);
  }

  void draw_overlays(Ui& ui, const Speech& say) override {
    if (undo_until_ms_ <= ui.now_ms()) removed_.reset();
    if (removed_) {
      ui.repaint_at(undo_until_ms_);
      if (snackbar(ui, "removed", say.say("gallery.pad.removed"), say.say("gallery.pad.bring_back"),
                   0.0F)) {
        photos_.insert(photos_.begin() + removed_at_, *std::move(removed_));
        removed_.reset();
      }
    }
    if (viewing_) draw_viewer(ui, say);
  }

 private:
  // One that a person gave, else a drawn one.
  struct Photo {
    int sample = 0;
    std::optional<GivenPhoto> given;
  };

  void draw_pad(Ui& ui, const Speech& say) {
    const std::string_view name = say.say("gallery.pad.signature"),
                           hint = say.say("gallery.pad.hint"), empty = say.say("gallery.pad.empty"),
                           drawn = say.say("gallery.pad.drawn"), undo = say.say("gallery.pad.undo"),
                           clear = say.say("gallery.pad.clear"), type = say.say("gallery.pad.type");
    if (typed_) {
      text_field(ui, "name", say.say("gallery.pad.typed_name"), typed_name_);
      ui.gap(space(2));
      if (button(ui, "draw", say.say("gallery.pad.draw"), ButtonStyle::kText)) typed_ = false;
      return;
    }
    if (signature_pad(ui, "pad", signature_, {name, hint, empty, drawn, undo, clear, type})
            .type_instead)
      typed_ = true;
  }

  static std::vector<Photo> three_samples() {
    std::vector<Photo> photos(3);
    for (int sample = 0; Photo & photo : photos) photo.sample = sample++;
    return photos;
  }
  Photo& photo_at(int index) { return photos_[static_cast<std::size_t>(index)]; }

  const std::string& position(const Speech& say, int index) const {
    return say.say("gallery.pad.photo",
                   {{"number", say.number(index + 1)},
                    {"count", say.number(static_cast<std::int64_t>(photos_.size()))}});
  }

  const std::string& photo_name(const Speech& say, int index) {
    const Photo& photo = photo_at(index);
    if (!photo.given || photo.given->file().name.empty()) return position(say, index);
    return say.say("gallery.pad.named",
                   {{"number", say.number(index + 1)},
                    {"count", say.number(static_cast<std::int64_t>(photos_.size()))},
                    {"name", photo.given->file().name}});
  }

  void draw_photo(Ui& ui, int index, const Rect& rect, float radius) {
    if (photo_at(index).given) {
      photo_at(index).given->draw(ui, rect, radius);
      return;
    }
    const int photo = photo_at(index).sample;
    fill_box(ui, rect, photo % 2 == 0 ? ui.colour().pressed : ui.colour().primary_soft);
    const float side = std::min(rect.width(), rect.height());
    fill_box(ui, centred(rect, side * 0.62F, side * 0.72F), ui.colour().selected, side * 0.04F);
    draw_icon(ui, kIcons[static_cast<std::size_t>(photo) % kIcons.size()], rect, side * 0.4F,
              ui.colour().ink2);
  }

  void draw_photos(Ui& ui, const Speech& say) {
    const std::string_view name = say.say("gallery.pad.photos"), add = say.say("gallery.pad.take"),
                           drop = say.say("app.pictures.drop");
    const PhotoStripResult result = photo_strip(
        ui, "photos",
        {.count = static_cast<int>(photos_.size()),
         .name = name,
         .add_name = add,
         .photo_name = [&](int index) { return photo_name(say, index); },
         .remove_name =
             [&](int index) {
               return say.say("gallery.pad.remove", {{"number", say.number(index + 1)}});
             },
         .status =
             [this](int index) {
               return std::optional(photo_at(index).sample == 0 ? Status::kAccepted
                                                                : Status::kSaved);
             },
         .drop_words = drop},
        [&](int index, const Rect& rect) { draw_photo(ui, index, rect, radii().control); });
    if (result.add) photos_.push_back({.sample = next_photo_++, .given = {}});
    if (result.given) take(ui, say, *result.given);
    leave_out_unreadable(say);
    if (result.open >= 0) {
      viewing_ = true;
      view_ = PhotoView{.index = result.open};
    }
    if (result.remove >= 0) remove(ui, result.remove);
  }

  void take(Ui& ui, const Speech& say, const GivenPictures& given) {
    for (const GivenPicture& picture : given.pictures)
      photos_.push_back({.sample = next_photo_++, .given = GivenPhoto(ui.platform(), picture)});
    problem_ = problem_words(say, given);
  }

  void leave_out_unreadable(const Speech& say) {
    std::erase_if(photos_, [&](const Photo& photo) {
      if (!photo.given || !photo.given->unreadable()) return false;
      problem_ = say.say("app.pictures.unreadable", {{"name", photo.given->file().name}});
      return true;
    });
  }

  void remove(Ui& ui, int index) {
    removed_ = std::move(photo_at(index));
    removed_at_ = index;
    photos_.erase(photos_.begin() + index);
    undo_until_ms_ = ui.now_ms() + kUndoMs;
  }

  void draw_viewer(Ui& ui, const Speech& say) {
    const std::string_view name = say.say("gallery.pad.photos"),
                           position = this->position(say, view_.index),
                           close = say.say("gallery.pad.close"),
                           previous = say.say("gallery.pad.previous"),
                           next = say.say("gallery.pad.next"),
                           drop = say.say("gallery.pad.remove",
                                          {{"number", say.number(view_.index + 1)}}),
                           larger = say.say("gallery.pad.larger"),
                           smaller = say.say("gallery.pad.smaller");
    const PhotoViewerResult result =
        photo_viewer(ui, "viewer",
                     {.count = static_cast<int>(photos_.size()),
                      .words = {name, position, close, previous, next, drop, larger, smaller},
                      .photo_name = [&](int index) { return photo_name(say, index); },
                      .aspect =
                          [&](int index) {
                            const Photo& photo = photo_at(index);
                            return photo.given ? photo.given->aspect() : 4.0F / 3.0F;
                          }},
                     view_, [&](int index, const Rect& rect) { draw_photo(ui, index, rect, 0); });
    if (result.remove >= 0) remove(ui, result.remove);
    if (result.closed) viewing_ = false;
  }

  Signature signature_;
  const Signature sample_ = sample_signature();
  bool typed_ = false, viewing_ = false;
  std::string typed_name_;
  std::vector<Photo> photos_ = three_samples();
  int next_photo_ = 3;
  std::optional<Photo> removed_;
  int removed_at_ = 0;
  std::string problem_;
  std::int64_t undo_until_ms_ = 0;
  PhotoView view_;
};

}  // namespace

std::unique_ptr<GalleryPage> make_pad_page() { return std::make_unique<PadPage>(); }

}  // namespace huifang::shell
