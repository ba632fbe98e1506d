#include "shell/platform/web/web_pictures.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>

#include <algorithm>
#include <utility>

// clang-format off
EM_JS(void, shell_picture_decode, (unsigned id, int side), {
  Module["shell"]["pictures"]["decode"](id, side);
});
EM_JS(void, shell_picture_release, (unsigned id), { Module["shell"]["pictures"]["release"](id); });
// Puts the pixels that the page holds into the texture bound last, and frees them. Returns how many.
EM_JS(int, shell_picture_upload, (unsigned id), {
  const bitmap = Module["shell"]["pictures"]["takeBitmap"](id);
  if (!bitmap) return 0;
  GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA, GLctx.RGBA, GLctx.UNSIGNED_BYTE, bitmap);
  const pixels = bitmap.width * bitmap.height;
  bitmap.close();
  return pixels;
});
// clang-format on

namespace huifang::shell {
namespace {

// Sizes go by doubling, so that a pinch does not decode at each step. Small is a strip's.
constexpr int kSideMin = 256;
constexpr int kSideMax = 4096;

int side_for(int wished_px) {
  int side = kSideMin;
  while (side < wished_px && side < kSideMax) side *= 2;
  return side;
}

}  // namespace

void WebPictures::add(GivenPicture picture) {
  held_[picture.id] = {};
  new_.push_back(std::move(picture));
}

std::vector<GivenPicture> WebPictures::take_new() { return std::exchange(new_, {}); }

PictureLook WebPictures::look(std::uint32_t id, int side_px) {
  const auto found = held_.find(id);
  if (found == held_.end()) return {.state = PictureLook::State::kUnreadable};
  found->second.wished_px = std::max(found->second.wished_px, side_px);
  return found->second.look;
}

void WebPictures::drop_texture(Held& held) {
  // The frame that is being made may still draw it.
  if (held.look.texture != 0) unused_.push_back(static_cast<unsigned>(held.look.texture));
  held.look.texture = 0;
  held.pixels = 0;
}

void WebPictures::release(std::uint32_t id) {
  const auto found = held_.find(id);
  if (found == held_.end()) return;
  drop_texture(found->second);
  held_.erase(found);
  shell_picture_release(id);
}

void WebPictures::frame_drawn() {
  if (!unused_.empty()) glDeleteTextures(static_cast<GLsizei>(unused_.size()), unused_.data());
  unused_.clear();
  for (auto& [id, held] : held_) {
    const int wished = std::exchange(held.wished_px, 0);
    const bool never_drawn = wished == 0 && held.asked_px == 0;
    if (never_drawn || held.look.state == PictureLook::State::kUnreadable) continue;
    const int side = side_for(wished);
    if (side == held.asked_px) continue;
    // A small picture is whole before the largest size.
    const bool whole = held.look.width > 0 &&
                       std::max(held.look.width, held.look.height) <= std::min(side, held.asked_px);
    held.asked_px = side;
    if (!whole) shell_picture_decode(id, side);
  }
}

void WebPictures::decoded(std::uint32_t id, int side, int width, int height) {
  const auto found = held_.find(id);
  if (found == held_.end() || found->second.asked_px != side) return;  // Gone, or wished otherwise.
  Held& held = found->second;
  if (width <= 0 || height <= 0) {
    drop_texture(held);
    held.look.state = PictureLook::State::kUnreadable;
    return;
  }
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  const auto pixels = static_cast<std::size_t>(shell_picture_upload(id));
  drop_texture(held);
  held.look = {
      .state = PictureLook::State::kReady, .texture = texture, .width = width, .height = height};
  held.pixels = pixels;
}

void WebPictures::forget_textures() {
  for (auto& [id, held] : held_) {
    drop_texture(held);
    held.asked_px = 0;
    if (held.look.state == PictureLook::State::kReady)
      held.look.state = PictureLook::State::kComing;
    held.look.width = held.look.height = 0;
  }
}

std::size_t WebPictures::pixels() const {
  std::size_t sum = 0;
  for (const auto& [id, held] : held_) sum += held.pixels;
  return sum;
}

}  // namespace huifang::shell
