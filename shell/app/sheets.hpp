#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/catalog/catalog.hpp"
#include "shell/app/models/models.hpp"
#include "shell/app/speech.hpp"
#include "shell/platform/print_document.hpp"
#include "sync/client/client.hpp"

namespace huifang::shell {

// More rows than that are no sheet for a desk; the paper says how many there are.
inline constexpr std::size_t kSheetRowsMax = 2'000;

// What a sheet is made from; borrowed for the call.
struct SheetSource {
  const Speech& say;
  const Models& models;
  const sync::Client& client;
  const sync::Person& person;
};

// A form filled with one record. A form of the regulation shows every field, so that what is
// missing can be written by hand; a sheet of our own leaves out what is empty. What the person may
// not see is not on the device and prints as empty. REQUIRES: the form is of a record of that type.
PrintDocument record_sheet(const SheetSource& source, const FormDefinition& form,
                           const Record& record);

// A form as a table of rows the device holds, in the order of `ids`. `about` says which they are.
// REQUIRES: the form is a list.
PrintDocument list_sheet(const SheetSource& source, const FormDefinition& form,
                         std::span<const Id> ids, const std::string& about);

// A sheet as plain text, for sharing: the title, then a line for each field that is filled in.
std::string sheet_text(const Speech& say, const PrintDocument& sheet);

}  // namespace huifang::shell
