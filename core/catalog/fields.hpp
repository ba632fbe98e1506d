#pragma once

#include "core/record/record.hpp"

// The numbers of the catalog that code has to name. core/catalog/entities/*.json decides;
// tests/core/catalog/fields_test.cpp fails where the two differ. Numbers are never used again.
namespace huifang {

inline constexpr EntityNumber kUnitEntity = 1;
inline constexpr EntityNumber kEmployeeEntity = 2;
inline constexpr EntityNumber kCustomerEntity = 3;
inline constexpr EntityNumber kContactEntity = 4;
inline constexpr EntityNumber kVisitEntity = 5;
inline constexpr EntityNumber kPolicyEntity = 6;
inline constexpr EntityNumber kTextEntity = 7;
inline constexpr EntityNumber kConflictEntity = 8;
inline constexpr EntityNumber kEntryEntity = 9;

namespace unit_field {
inline constexpr FieldNumber kName = 1;
inline constexpr FieldNumber kNumber = 2;
inline constexpr FieldNumber kKind = 3;
inline constexpr FieldNumber kHead = 4;
inline constexpr FieldNumber kParent = 5;
inline constexpr FieldNumber kHours = 6;
inline constexpr FieldNumber kHolidays = 7;
inline constexpr FieldNumber kCompetingOrder = 8;
}  // namespace unit_field

namespace employee_field {
inline constexpr FieldNumber kName = 1;
inline constexpr FieldNumber kAccount = 2;
inline constexpr FieldNumber kStaffNumber = 3;
inline constexpr FieldNumber kUserNumber = 4;
inline constexpr FieldNumber kUnit = 5;
inline constexpr FieldNumber kRole = 6;
inline constexpr FieldNumber kPost = 7;
inline constexpr FieldNumber kManager = 8;
inline constexpr FieldNumber kAccountState = 9;
inline constexpr FieldNumber kDelegate = 10;
inline constexpr FieldNumber kDelegateFrom = 11;
inline constexpr FieldNumber kDelegateUntil = 12;
inline constexpr FieldNumber kLeaveState = 13;
inline constexpr FieldNumber kMobile = 14;
}  // namespace employee_field

namespace customer_field {
inline constexpr FieldNumber kCode = 1;
inline constexpr FieldNumber kName = 2;
inline constexpr FieldNumber kShortName = 3;
inline constexpr FieldNumber kKind = 4;
inline constexpr FieldNumber kType = 5;
inline constexpr FieldNumber kNature = 6;
inline constexpr FieldNumber kSupervisingBody = 7;
inline constexpr FieldNumber kIndustry = 8;
inline constexpr FieldNumber kSize = 9;
inline constexpr FieldNumber kProvince = 10;
inline constexpr FieldNumber kCity = 11;
inline constexpr FieldNumber kDistrict = 12;
inline constexpr FieldNumber kAddress = 13;
inline constexpr FieldNumber kMobile = 14;
inline constexpr FieldNumber kLandline = 15;
inline constexpr FieldNumber kEmail = 16;
inline constexpr FieldNumber kWechat = 17;
inline constexpr FieldNumber kContactName = 18;
inline constexpr FieldNumber kContactPost = 19;
inline constexpr FieldNumber kBirthday = 20;
inline constexpr FieldNumber kOwner = 21;
inline constexpr FieldNumber kUnit = 22;
inline constexpr FieldNumber kSource = 23;
inline constexpr FieldNumber kRegion = 24;
inline constexpr FieldNumber kGrade = 25;
inline constexpr FieldNumber kValueClass = 26;
inline constexpr FieldNumber kVip = 27;
inline constexpr FieldNumber kLifeCycle = 28;
inline constexpr FieldNumber kRelation = 29;
inline constexpr FieldNumber kFirstContactOn = 30;
inline constexpr FieldNumber kLastPurchaseOn = 31;
inline constexpr FieldNumber kTotalAmount = 32;
inline constexpr FieldNumber kNotes = 33;
inline constexpr FieldNumber kFilingState = 34;
inline constexpr FieldNumber kCompleteness = 35;
inline constexpr FieldNumber kDoNotContact = 36;
inline constexpr FieldNumber kConsent = 37;
inline constexpr FieldNumber kVerifiedOn = 38;
inline constexpr FieldNumber kVerifiedBy = 39;
}  // namespace customer_field

namespace contact_field {
inline constexpr FieldNumber kCustomer = 1;
inline constexpr FieldNumber kName = 2;
inline constexpr FieldNumber kGender = 3;
inline constexpr FieldNumber kAge = 4;
inline constexpr FieldNumber kOccupation = 5;
inline constexpr FieldNumber kIncomeBand = 6;
inline constexpr FieldNumber kEmployer = 7;
inline constexpr FieldNumber kDepartment = 8;
inline constexpr FieldNumber kPost = 9;
inline constexpr FieldNumber kKeyRole = 10;
inline constexpr FieldNumber kInfluence = 11;
inline constexpr FieldNumber kMobile = 12;
inline constexpr FieldNumber kLandline = 13;
inline constexpr FieldNumber kEmail = 14;
inline constexpr FieldNumber kWechat = 15;
inline constexpr FieldNumber kAddress = 16;
inline constexpr FieldNumber kHobbies = 17;
inline constexpr FieldNumber kPreferences = 18;
inline constexpr FieldNumber kFamily = 19;
inline constexpr FieldNumber kBirthday = 20;
inline constexpr FieldNumber kAnniversary = 21;
inline constexpr FieldNumber kRelationToOwner = 22;
inline constexpr FieldNumber kContactFrequency = 23;
inline constexpr FieldNumber kPreferredChannel = 24;
inline constexpr FieldNumber kNotes = 25;
inline constexpr FieldNumber kVerifiedOn = 26;
}  // namespace contact_field

namespace visit_field {
inline constexpr FieldNumber kCustomer = 1;
inline constexpr FieldNumber kRep = 2;
inline constexpr FieldNumber kState = 3;
inline constexpr FieldNumber kCode = 4;
inline constexpr FieldNumber kPurpose = 5;
inline constexpr FieldNumber kChannel = 6;
inline constexpr FieldNumber kPlannedAt = 7;
inline constexpr FieldNumber kCheckInAt = 8;
inline constexpr FieldNumber kCheckInPlace = 9;
inline constexpr FieldNumber kNoPlaceReason = 10;
inline constexpr FieldNumber kCheckOutAt = 11;
inline constexpr FieldNumber kCheckOutPlace = 12;
inline constexpr FieldNumber kResult = 13;
inline constexpr FieldNumber kSatisfaction = 14;
inline constexpr FieldNumber kNotes = 15;
inline constexpr FieldNumber kNextOn = 16;
inline constexpr FieldNumber kAmends = 17;
inline constexpr FieldNumber kContactsMet = 18;
inline constexpr FieldNumber kParticipants = 19;
inline constexpr FieldNumber kTopics = 20;
inline constexpr FieldNumber kHealthService = 21;
inline constexpr FieldNumber kMaterialLeft = 22;
inline constexpr FieldNumber kProductShown = 23;
inline constexpr FieldNumber kCompetitorNews = 24;
inline constexpr FieldNumber kPromises = 25;
inline constexpr FieldNumber kNextStep = 26;
inline constexpr FieldNumber kComment = 27;
inline constexpr FieldNumber kReason = 28;
inline constexpr FieldNumber kReviewedBy = 29;
}  // namespace visit_field

namespace policy_field {
inline constexpr FieldNumber kKey = 1;
inline constexpr FieldNumber kValue = 2;
inline constexpr FieldNumber kUnit = 3;
inline constexpr FieldNumber kClass = 4;
inline constexpr FieldNumber kEffectiveFrom = 5;
inline constexpr FieldNumber kApprovedBy = 6;
inline constexpr FieldNumber kNote = 7;
}  // namespace policy_field

namespace text_field {
inline constexpr FieldNumber kKey = 1;
inline constexpr FieldNumber kLanguage = 2;
inline constexpr FieldNumber kValue = 3;
}  // namespace text_field

namespace conflict_field {
inline constexpr FieldNumber kEntityType = 1;
inline constexpr FieldNumber kEntity = 2;
inline constexpr FieldNumber kField = 3;
inline constexpr FieldNumber kState = 4;
inline constexpr FieldNumber kKeptValue = 5;
inline constexpr FieldNumber kKeptBy = 6;
inline constexpr FieldNumber kKeptAt = 7;
inline constexpr FieldNumber kKeptOperation = 8;
inline constexpr FieldNumber kOtherValue = 9;
inline constexpr FieldNumber kOtherBy = 10;
inline constexpr FieldNumber kOtherAt = 11;
inline constexpr FieldNumber kOtherOperation = 12;
inline constexpr FieldNumber kDecision = 13;
inline constexpr FieldNumber kDecidedBy = 14;
inline constexpr FieldNumber kDecidedAt = 15;
}  // namespace conflict_field

namespace entry_field {
inline constexpr FieldNumber kParentType = 1;
inline constexpr FieldNumber kParent = 2;
inline constexpr FieldNumber kLog = 3;
inline constexpr FieldNumber kBody = 4;
inline constexpr FieldNumber kAuthor = 5;
inline constexpr FieldNumber kOccurredAt = 6;
inline constexpr FieldNumber kAmends = 7;
}  // namespace entry_field

}  // namespace huifang
