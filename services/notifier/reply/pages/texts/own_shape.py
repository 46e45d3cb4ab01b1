"""What the pages say to whoever logs in: how that went, and what can be registered in advance."""

from dataclasses import dataclass

from notifier.reply.pages.texts.visit_shape import TroubleText


@dataclass(frozen=True)
class LoginTexts:
    """How logging in went. ``do`` of ``logged_in`` stands on the button."""

    logged_in: TroubleText
    level: TroubleText
    for_another: TroubleText
    cancelled: TroubleText
    away: TroubleText
    again: TroubleText
    no_number: TroubleText


@dataclass(frozen=True)
class NoticeTexts:
    """What was done just now: by ``Notice``."""

    saved: str
    code_sent: str
    confirmed: str
    dropped: str
    objected: str
    taken_back: str
    silenced: str
    unsilenced: str
    erased: str


@dataclass(frozen=True)
class EnrolMistakeTexts:
    """What is not right about what somebody filled in: by ``EnrolSlip``."""

    address_missing: str
    not_an_address: str
    not_a_number: str
    not_mobile: str
    code_wrong: str
    code_over: str
    too_many_codes: str
    child_number: str
    not_ticked: str


@dataclass(frozen=True)
class EnrolTexts:
    """The page on which one registers in advance. ``{at}``: day and time."""

    link: str
    title: str
    lead: str
    nothing_said: str
    wishes_title: str
    way_none: str
    way_box: str
    way_letter: str
    way_phone: str
    way_more: str
    large_print: str
    save: str
    hints_title: str
    hints: str
    hints_shared: str
    email: str
    sms: str
    give: str
    code: str
    code_hint: str
    confirm: str
    unverified: str
    verified: str
    failed: str
    drop: str
    object_title: str
    object_text: str
    object_not: str
    object_number: str
    object_hint: str
    object_go: str
    stands_all: str
    stands_one: str
    take_back: str
    silence_title: str
    silence_text: str
    silence_force: str
    silence_check: str
    silence_go: str
    silent: str
    unsilence: str
    erase_title: str
    erase_text: str
    erase_go: str
    back: str


@dataclass(frozen=True)
class OwnTexts:
    """All of it."""

    login: LoginTexts
    notices: NoticeTexts
    mistakes: EnrolMistakeTexts
    enrol: EnrolTexts
