#include "sync/server/http/static_files.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

#include "sync/server/http/answers.hpp"
#include "sync/server/http/compression.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kFileBytesMax = 64 * 1024 * 1024;
constexpr std::size_t kFilesMax = 2'000;
constexpr std::size_t kPackFromBytes = 512;
constexpr int kGzipLevel = 6;
constexpr int kBrotliQuality = 5;  // Fast enough to do at start; the build packs harder.
constexpr std::size_t kHashLettersMin = 8;

struct Kind {
  std::string_view extension;
  std::string_view content_type;
  bool packs_well;
};
constexpr std::array kKinds{
    Kind{".html", "text/html; charset=utf-8", true},
    Kind{".js", "text/javascript; charset=utf-8", true},
    Kind{".mjs", "text/javascript; charset=utf-8", true},
    Kind{".css", "text/css; charset=utf-8", true},
    Kind{".wasm", "application/wasm", true},
    Kind{".json", "application/json", true},
    Kind{".map", "application/json", true},
    Kind{".webmanifest", "application/manifest+json", true},
    Kind{".svg", "image/svg+xml", true},
    Kind{".txt", "text/plain; charset=utf-8", true},
    Kind{".png", "image/png", false},
    Kind{".jpg", "image/jpeg", false},
    Kind{".webp", "image/webp", false},
    Kind{".ico", "image/x-icon", false},
    Kind{".woff2", "font/woff2", false},
    Kind{".mp3", "audio/mpeg", false},
};
constexpr Kind kOtherKind{"", "application/octet-stream", false};

const Kind& kind_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto found = std::ranges::find(kKinds, extension, &Kind::extension);
  return found == kKinds.end() ? kOtherKind : *found;
}

Result<Bytes> read_file(const fs::path& path) {
  std::error_code fault;
  const std::uintmax_t size = fs::file_size(path, fault);
  if (fault) return failure(ErrorCode::kUnavailable, "web.unreadable", path.string());
  if (size > kFileBytesMax)
    return failure(ErrorCode::kTooLarge, "web.file_too_large", path.string());
  std::ifstream file(path, std::ios::binary);
  Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return failure(ErrorCode::kUnavailable, "web.unreadable", path.string());
  return bytes;
}

// A tag of this form of the content, other than that of its other forms.
std::string entity_tag(const Bytes& bytes, std::string_view form) {
  std::array<unsigned char, 12> hash;
  crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
  std::array<char, hash.size() * 2 + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  std::string tag = "\"";
  tag += hex.data();
  if (!form.empty()) tag.append("-").append(form);
  tag += '"';
  return tag;
}

std::string build_of_page(const Bytes& page) {
  const std::string_view text(reinterpret_cast<const char*>(page.data()), page.size());
  constexpr std::string_view kName = "name=\"build\"";
  constexpr std::string_view kContent = "content=\"";
  const auto name = text.find(kName);
  if (name == std::string_view::npos) return {};
  const auto start = text.rfind('<', name);
  const std::string_view tag = text.substr(start, text.find('>', name) - start);
  const auto content = tag.find(kContent);
  if (content == std::string_view::npos) return {};
  const std::string_view value = tag.substr(content + kContent.size());
  return std::string(value.substr(0, value.find('"')));
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" ||
         (!if_none_match.empty() && if_none_match.find(tag) != std::string_view::npos);
}

bool is_page_path(std::string_view path) {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  return last.find('.') == std::string_view::npos && !path.starts_with("/v1/");
}

}  // namespace

bool name_carries_hash(std::string_view name) {
  // The part before the extension, after the last '-' or '.'.
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view stem = name.substr(0, dot);
  const auto start = stem.find_last_of("-.");
  if (start == std::string_view::npos) return false;
  const std::string_view hash = stem.substr(start + 1);
  const auto all_in = [&](std::string_view letters) {
    return hash.find_first_not_of(letters) == std::string_view::npos;
  };
  return hash.size() >= kHashLettersMin &&
         hash.find_first_of("0123456789") != std::string_view::npos &&
         (all_in("0123456789abcdef") || all_in("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

Result<StaticFiles> StaticFiles::load(const fs::path& folder) {
  StaticFiles loaded;
  std::error_code fault;
  std::map<std::string, Bytes, std::less<>> found;
  for (fs::recursive_directory_iterator entry(folder, fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (entry->is_symlink() || !entry->is_regular_file()) continue;
    if (found.size() >= kFilesMax)
      return failure(ErrorCode::kTooLarge, "web.too_many_files", folder.string());
    Result<Bytes> bytes = read_file(entry->path());
    if (!bytes) return std::unexpected(bytes.error());
    found.emplace("/" + entry->path().lexically_relative(folder).generic_string(),
                  std::move(*bytes));
  }
  if (fault) return failure(ErrorCode::kNotFound, "web.folder_missing", folder.string());

  const auto packed_form = [&](std::string_view path, std::string_view extension) -> Bytes {
    const auto beside = found.find(std::string(path).append(extension));
    return beside == found.end() ? Bytes{} : beside->second;
  };
  const auto form_of = [](Bytes bytes, std::string_view name) {
    std::string tag = entity_tag(bytes, name);
    return Form{std::make_shared<const Bytes>(std::move(bytes)), std::move(tag)};
  };
  for (const auto& [path, bytes] : found) {
    const fs::path name(path);
    const fs::path packed_of = fs::path(path).replace_extension();
    if ((name.extension() == ".br" || name.extension() == ".gz") &&
        found.contains(packed_of.generic_string()))
      continue;
    const Kind& kind = kind_of(name);
    File file;
    file.content_type = kind.content_type;
    file.immutable = path.starts_with("/assets/") || name_carries_hash(name.filename().string());
    file.plain = form_of(bytes, "");
    if (kind.packs_well && bytes.size() >= kPackFromBytes) {
      Bytes small = packed_form(path, ".br");
      if (small.empty()) small = server::brotli(bytes, kBrotliQuality);
      if (!small.empty() && small.size() < bytes.size())
        file.brotli = form_of(std::move(small), "br");
      small = packed_form(path, ".gz");
      if (small.empty()) small = server::gzip(bytes, kGzipLevel);
      if (!small.empty() && small.size() < bytes.size())
        file.gzip = form_of(std::move(small), "gz");
    }
    if (path == "/index.html") loaded.build_ = build_of_page(bytes);
    loaded.files_.emplace(path, std::move(file));
  }
  return loaded;
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  const auto exact = files_.find(path);
  if (exact != files_.end()) return &exact->second;
  if (!is_page_path(path)) return nullptr;
  const auto page = files_.find("/index.html");
  return page == files_.end() ? nullptr : &page->second;
}

Answer StaticFiles::answer(const Request& request) const {
  const File* file = find(request.path);
  if (file == nullptr) return refusal_for_path(request.path, 404, "http.not_found");

  const std::string_view accepted = request.header("Accept-Encoding");
  const Form* form = &file->plain;
  std::string_view encoding;
  if (file->brotli.bytes && accepts_encoding(accepted, "br")) {
    form = &file->brotli;
    encoding = "br";
  } else if (file->gzip.bytes && accepts_encoding(accepted, "gzip")) {
    form = &file->gzip;
    encoding = "gzip";
  }

  Answer answer;
  answer.cacheable = true;
  answer.headers.emplace_back("Cache-Control",
                              file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  answer.headers.emplace_back("ETag", form->entity_tag);
  answer.headers.emplace_back("Vary", "Accept-Encoding");
  if (matches_tag(request.header("If-None-Match"), form->entity_tag)) {
    answer.status = 304;
    return answer;
  }
  answer.content_type = file->content_type;
  if (!encoding.empty()) answer.headers.emplace_back("Content-Encoding", encoding);
  answer.file = form->bytes;
  return answer;
}

}  // namespace huifang::server
