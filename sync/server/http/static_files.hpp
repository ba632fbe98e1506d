#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/record/bytes.hpp"
#include "sync/server/http/message.hpp"

namespace huifang::server {

// The web page's files, held in memory with their compressed forms. Nothing is read from the disk
// once it is loaded, so no path of a request ever reaches the file system.
class StaticFiles {
 public:
  StaticFiles() = default;

  // Reads every file below `folder`; `x.br` and `x.gz` become the packed forms of `x`, and are made
  // where they are missing and worth it. Links that lead out of the folder are not followed.
  static Result<StaticFiles> load(const std::filesystem::path& folder);

  // The answer for GET or HEAD. Paths that belong to the app ("/customers/...") get the page;
  // what does not exist is 404.
  Answer answer(const Request& request) const;

  // The content of <meta name="build"> in index.html, or "".
  const std::string& build() const { return build_; }
  bool empty() const { return files_.empty(); }

 private:
  struct Form {
    std::shared_ptr<const Bytes> bytes;
    std::string entity_tag;
  };
  struct File {
    std::string content_type;
    bool immutable = false;
    Form plain;
    Form gzip;  // Without bytes when not worth it.
    Form brotli;
  };
  const File* find(std::string_view path) const;

  std::map<std::string, File, std::less<>> files_;  // By path, "/index.html".
  std::string build_;
};

// Whether a file's name carries a hash of its content, so that it never changes.
bool name_carries_hash(std::string_view name);

}  // namespace huifang::server
