"""Tables, values, and the rules one row can keep alone."""

from models.audit import AuditEntry
from models.base import Base
from models.conversation import Conversation
from models.correction import Correction
from models.group import EnrolmentCode, Group, GroupMember, HeardCount, MemberCount
from models.imported_line import ImportedLine, ImportedSender
from models.inbound_event import InboundEvent
from models.incident import Incident
from models.indicator import IndicatorEvidence
from models.job_run import JobRun
from models.loose_message import LooseMessage
from models.meeting import Activity, Community, Meeting, Opinion
from models.message_month import MessageMonth
from models.outbound_message import OutboundMessage
from models.person import Identity, Person, PersonDistrict
from models.project import Project, RegisterVersion
from models.project_report import ProjectReport, ReportChange
from models.quarter_summary import QuarterSummary, SummaryDelivery, SummaryRecipient
from models.quota_reading import QuotaReading
from models.sign_in_link import SignInLink
from models.tip import Attachment, Tip, TipChange, TipMessage, Tombstone
from models.tip_bubble import TipBubble
from models.tip_clue import TipClue

__all__ = [
    "Activity",
    "Attachment",
    "AuditEntry",
    "Base",
    "Community",
    "Conversation",
    "Correction",
    "EnrolmentCode",
    "Group",
    "GroupMember",
    "HeardCount",
    "Identity",
    "ImportedLine",
    "ImportedSender",
    "InboundEvent",
    "Incident",
    "IndicatorEvidence",
    "JobRun",
    "LooseMessage",
    "Meeting",
    "MemberCount",
    "MessageMonth",
    "Opinion",
    "OutboundMessage",
    "Person",
    "PersonDistrict",
    "Project",
    "ProjectReport",
    "QuarterSummary",
    "QuotaReading",
    "RegisterVersion",
    "ReportChange",
    "SignInLink",
    "SummaryDelivery",
    "SummaryRecipient",
    "Tip",
    "TipBubble",
    "TipChange",
    "TipClue",
    "TipMessage",
    "Tombstone",
]
